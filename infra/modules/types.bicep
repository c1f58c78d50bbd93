// Types that several modules share, and the ids of the built-in roles, which are the same in every directory.

@export()
type principal = { id: string, clientId: string, principalId: string }

@export()
type grant = {
  principalId: string
  principalType: 'ServicePrincipal' | 'User' | 'Group'
  role: 'tableReader' | 'tableContributor' | 'blobOwner' | 'blobContributor'
}

@export()
var roles = {
  tableReader: '76199698-9eea-4c19-bc75-cec21354c6b6'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  websiteContributor: 'de139f84-1756-47ae-9be6-808fbbe84772'
}
