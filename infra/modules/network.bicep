// A network of its own for the apps, and private endpoints for their storage. docs/operations.md has the price and the consequences.
param name string
param location string
param tags object

@description('The account and the service of each private endpoint.')
param endpoints { account: string, service: 'blob' | 'table' }[]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] }
    subnets: [
      // A subnet takes the instances of several apps on Flex Consumption, but each app may have 40 and more of them.
      {
        name: 'api'
        properties: {
          addressPrefix: '10.0.0.0/22'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'operations'
        properties: {
          addressPrefix: '10.0.4.0/24'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      { name: 'storage', properties: { addressPrefix: '10.0.5.0/27', privateEndpointNetworkPolicies: 'Disabled' } }
    ]
  }
}

var services = ['blob', 'table']

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, index) in services: {
    parent: zones[index]
    name: network.name
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

resource accounts 'Microsoft.Storage/storageAccounts@2024-01-01' existing = [
  for endpoint in endpoints: {
    name: endpoint.account
  }
]

resource private 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for (endpoint, index) in endpoints: {
    name: 'pe-${endpoint.account}-${endpoint.service}'
    location: location
    tags: tags
    properties: {
      subnet: { id: '${network.id}/subnets/storage' }
      privateLinkServiceConnections: [
        {
          name: endpoint.service
          properties: { privateLinkServiceId: accounts[index].id, groupIds: [endpoint.service] }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (endpoint, index) in endpoints: {
    parent: private[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        { name: endpoint.service, properties: { privateDnsZoneId: zones[indexOf(services, endpoint.service)].id } }
      ]
    }
  }
]
