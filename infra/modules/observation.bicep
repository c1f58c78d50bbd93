// What watches the service: alerts, the question from outside, and the dashboard.
param token string
param location string
param tags object
param workspaceName string
param insightsName string
param actionGroupName string
param dealsStorage string
param expectsBackups bool

@description('The address that is asked from outside; empty for none.')
param health string

module alerts 'alerts.bicep' = {
  params: {
    name: token
    location: location
    tags: tags
    workspaceName: workspaceName
    dealsStorage: dealsStorage
    actionGroupName: actionGroupName
    expectsBackups: expectsBackups
  }
}

module availability 'availability.bicep' = if (!empty(health)) {
  params: {
    name: token
    location: location
    tags: tags
    url: health
    insightsName: insightsName
    actionGroupName: actionGroupName
  }
}

module dashboard 'dashboard.bicep' = {
  params: {
    name: 'dash-${token}'
    location: location
    tags: tags
    insightsName: insightsName
    dealsStorage: dealsStorage
  }
}
