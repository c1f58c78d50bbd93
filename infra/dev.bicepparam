using 'main.bicep'

param environmentName = 'deals-dev'
param location = 'westeurope'
param stage = 'dev'
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', 'operator@example.org')
param monthlyBudget = 10
param budgetStart = '2026-12-01'
