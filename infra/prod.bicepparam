using 'main.bicep'

param environmentName = 'deals'
param location = 'westeurope'
param stage = 'prod'
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', 'operator@example.org')
param monthlyBudget = 50
param budgetStart = '2026-12-01'
param maximumInstances = 100
param repository = readEnvironmentVariable('GITHUB_REPOSITORY', '')
param operatorId = readEnvironmentVariable('OPERATOR_GROUP_ID', '')
param operatorType = 'Group'
param apiDomain = readEnvironmentVariable('API_DOMAIN', '')
param siteDomain = readEnvironmentVariable('SITE_DOMAIN', '')
