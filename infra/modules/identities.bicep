// Identities without passwords: the public app reads, the operators' app and the timer write, the workflow deploys.
import { principal } from 'types.bicep'

param name string
param location string
param tags object

@description('The repository as owner/name; empty for no deployer.')
param repository string

resource api 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-api-${name}'
  location: location
  tags: tags
}

resource operations 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-ops-${name}'
  location: location
  tags: tags
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (!empty(repository)) {
  name: 'id-deploy-${name}'
  location: location
  tags: tags

  // Only jobs of this repository in the protected environment "production" get a token.
  resource workflow 'federatedIdentityCredentials' = {
    name: 'github-production'
    properties: {
      issuer: 'https://token.actions.githubusercontent.com'
      subject: 'repo:${repository}:environment:production'
      audiences: ['api://AzureADTokenExchange']
    }
  }
}

output api principal = { id: api.id, clientId: api.properties.clientId, principalId: api.properties.principalId }
output operations principal = {
  id: operations.id
  clientId: operations.properties.clientId
  principalId: operations.properties.principalId
}
output deployer principal = {
  id: deployer.?id ?? ''
  clientId: deployer.?properties.clientId ?? ''
  principalId: deployer.?properties.principalId ?? ''
}
