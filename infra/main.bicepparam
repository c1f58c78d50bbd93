// The parameters for `azd up`. azd asks for the name and region of the environment and adds the id of the person who runs it.
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'deals-dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param stage = readEnvironmentVariable('DEALS_STAGE', 'dev')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', 'operator@example.org')
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '10'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '2026-12-01')
param operatorId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
