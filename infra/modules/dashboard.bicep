// The dashboard that `azd monitor` opens: answers, failures and their duration, availability, and the deals' storage.
param name string
param location string
param tags object
param insightsName string
param dealsStorage string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: dealsStorage

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

// Aggregations of the portal: 1 is the sum, 4 the average.
var charts = [
  {
    title: 'Answers'
    resource: insights.id
    namespace: 'microsoft.insights/components'
    metric: 'requests/count'
    aggregation: 7
  }
  {
    title: 'Answers that failed'
    resource: insights.id
    namespace: 'microsoft.insights/components'
    metric: 'requests/failed'
    aggregation: 7
  }
  {
    title: 'Duration of answers'
    resource: insights.id
    namespace: 'microsoft.insights/components'
    metric: 'requests/duration'
    aggregation: 4
  }
  {
    title: 'Availability'
    resource: insights.id
    namespace: 'microsoft.insights/components'
    metric: 'availabilityResults/availabilityPercentage'
    aggregation: 4
  }
  {
    title: 'Requests to the tables'
    resource: storage::tables.id
    namespace: 'microsoft.storage/storageaccounts/tableservices'
    metric: 'Transactions'
    aggregation: 1
  }
]

resource dashboard 'Microsoft.Portal/dashboards@2022-12-01-preview' = {
  name: name
  location: location
  tags: union(tags, { 'hidden-title': 'Deals' })
  properties: {
    lenses: [
      {
        order: 0
        parts: [
          for (chart, index) in charts: {
            position: { x: (index % 2) * 6, y: (index / 2) * 4, colSpan: 6, rowSpan: 4 }
            metadata: {
              // The portal's own part for a chart of metrics; the types know only its text.
              #disable-next-line BCP036
              type: 'Extension/HubsExtension/PartType/MonitorChartPart'
              inputs: [
                {
                  name: 'options'
                  value: {
                    chart: {
                      title: chart.title
                      metrics: [
                        {
                          resourceMetadata: { id: chart.resource }
                          name: chart.metric
                          namespace: chart.namespace
                          aggregationType: chart.aggregation
                        }
                      ]
                      timespan: { relative: { duration: 86400000 } }
                    }
                  }
                }
                { name: 'sharedTimeRange', isOptional: true }
              ]
            }
          }
        ]
      }
    ]
    metadata: { model: {} }
  }
}
