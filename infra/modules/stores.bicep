// The storage accounts: of the deals, and of each app's host. With private storage, also the network that leads to them.
import { person, regionsWithoutZones } from 'types.bicep'

param token string
param location string
param tags object
param isProduction bool

@description('The names of the accounts for deals: the one in use, and perhaps a second one to restore into.')
param accounts string[]
param apiHost string
param operationsHost string
param apiIdentity string
param operationsIdentity string
param deployerName string
param operator person
param workspaceName string
@allowed(['none', 'hosts', 'all'])
param privateStorage string
param isLocked bool

module deals 'storage.bicep' = [
  for account in accounts: {
    params: {
      name: account
      location: location
      tags: tags
      sku: isProduction && !contains(regionsWithoutZones, location) ? 'Standard_ZRS' : 'Standard_LRS'
      container: 'backups'
      keepDeletedDays: isProduction ? 90 : 14
      keepBlobsDays: isProduction ? 400 : 35
      isLocked: isLocked
      isClosed: privateStorage == 'all'
      workspaceName: workspaceName
      grants: concat(
        [{ identity: apiIdentity, role: 'tableReader' }, { identity: operationsIdentity, role: 'tableContributor' }],
        empty(deployerName)
          ? []
          : [
              { identity: deployerName, role: 'tableContributor' }
              { identity: deployerName, role: 'blobContributor' }
            ]
      )
      operator: operator
    }
  }
]

// Each host keeps its keys, leases and package in an account of its own. An attacker who takes over the public app can therefore not
// put code into the app that writes.
module hosts 'storage.bicep' = [
  for host in [{ name: apiHost, identity: apiIdentity }, { name: operationsHost, identity: operationsIdentity }]: {
    params: {
      name: host.name
      location: location
      tags: tags
      sku: 'Standard_LRS'
      container: 'package'
      keepDeletedDays: 7
      isClosed: privateStorage != 'none'
      grants: [{ identity: host.identity, role: 'blobOwner' }]
    }
  }
]

module network 'network.bicep' = if (privateStorage != 'none') {
  params: {
    name: token
    location: location
    tags: tags
    endpoints: concat(
      [{ account: apiHost, service: 'blob' }, { account: operationsHost, service: 'blob' }],
      privateStorage == 'all'
        ? flatten(map(
            accounts,
            account => [{ account: account, service: 'table' }, { account: account, service: 'blob' }]
          ))
        : []
    )
  }
  dependsOn: [deals, hosts]
}
