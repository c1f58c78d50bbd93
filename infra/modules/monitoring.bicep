// Traces, metrics and logs, with a daily cap to limit their cost.
param name string
param location string
param tags object
param alertEmail string
@minValue(30)
param retentionDays int

@description('The daily cap in gigabytes, as a decimal number.')
param dailyQuotaGb string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
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
  name: 'appi-${name}'
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
  name: 'people-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'deals'
    emailReceivers: [{ name: 'operator', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

output workspaceId string = workspace.id
output insightsName string = insights.name
output actionGroupId string = people.id
