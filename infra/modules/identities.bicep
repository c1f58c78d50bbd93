// Identities without passwords: the public app reads, the operators' app and the timer write, the workflow deploys.
param apiName string
param operationsName string

@description('The name of the workflow\'s identity; empty for none.')
param deployerName string
param location string
param tags object

@description('The repository in each form that GitHub may send: owner/name, and owner@id/name@id.')
param repositories string[]

resource api 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: apiName
  location: location
  tags: tags
}

resource operations 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: operationsName
  location: location
  tags: tags
}

resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (!empty(deployerName)) {
  name: empty(deployerName) ? 'none' : deployerName
  location: location
  tags: tags

  // Only jobs of this repository in the environment "production" get a token. Entra refuses two writes at the same time.
  @batchSize(1)
  resource workflow 'federatedIdentityCredentials' = [
    for (repository, index) in repositories: {
      name: 'github-production-${index}'
      properties: {
        issuer: 'https://token.actions.githubusercontent.com'
        subject: 'repo:${repository}:environment:production'
        audiences: ['api://AzureADTokenExchange']
      }
    }
  ]
}

output deployerClientId string = deployer.?properties.clientId ?? ''
