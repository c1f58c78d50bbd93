// Traces, metrics and logs, with a daily cap to limit their cost, and who is told.
import { person, roles } from 'types.bicep'

param workspaceName string
param insightsName string
param actionGroupName string
param location string
param tags object
param alertEmail string
@minValue(30)
param retentionDays int

@description('The daily cap in gigabytes, as a decimal number.')
param dailyQuotaGb string
param operator person

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: json(dailyQuotaGb) }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    // The project does not need the IP addresses of readers.
    DisableIpMasking: false
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'deals'
    emailReceivers: [{ name: 'operator', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource mayReadLogs 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operator.id)) {
  name: guid(workspace.id, operator.id, 'logReader')
  scope: workspace
  properties: {
    principalId: operator.id
    principalType: operator.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.logReader)
  }
}

resource mayReadTraces 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operator.id)) {
  name: guid(insights.id, operator.id, 'monitoringReader')
  scope: insights
  properties: {
    principalId: operator.id
    principalType: operator.type
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.monitoringReader)
  }
}
