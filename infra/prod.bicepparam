// The parameters for production. The workflow sets the environment variables; by hand, docs/first-deployment.md lists them.
using 'main.bicep'

param environmentName = readEnvironmentVariable('DEALS_ENVIRONMENT', 'deals')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')
param stage = 'prod'
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param repository = readEnvironmentVariable('GITHUB_REPOSITORY', '')
param repositoryOwnerId = readEnvironmentVariable('GITHUB_REPOSITORY_OWNER_ID', '')
param repositoryId = readEnvironmentVariable('GITHUB_REPOSITORY_ID', '')
param operatorId = readEnvironmentVariable('OPERATOR_GROUP_ID', '')
param operatorType = 'Group'
param apiDomain = readEnvironmentVariable('API_DOMAIN', '')
param siteDomain = readEnvironmentVariable('SITE_DOMAIN', '')
param articleFeeds = readEnvironmentVariable('ARTICLE_FEEDS', '')
param dealsSuffix = readEnvironmentVariable('DEALS_SUFFIX', '')
param spareSuffix = readEnvironmentVariable('SPARE_SUFFIX', '')
param identitySuffix = readEnvironmentVariable('IDENTITY_SUFFIX', '')
