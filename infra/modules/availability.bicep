// Asks the API from outside whether it is well. It notices an app that does not start at all, which leaves no trace, and stale summaries
// even if nothing is logged.
param name string
param location string
param tags object
param url string
param insightsName string
param actionGroupName string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: actionGroupName
}

resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'api-${name}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'The API is well'
    SyntheticMonitorId: 'api-${name}'
    Kind: 'standard'
    Enabled: true
    // Each run of each place is billed: three places and 96 runs a day.
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: url, HttpVerb: 'GET', FollowRedirects: false, ParseDependentRequests: false }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
      ContentValidation: { ContentMatch: '"status":"ok"', IgnoreCase: false, PassIfTextFound: true }
    }
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'api-not-well-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'docs/operations.md#api-not-well'
    enabled: true
    severity: 1
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    scopes: [test.id, insights.id]
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}
