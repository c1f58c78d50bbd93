// The functions of the package by the app that runs them. Each app disables the functions of the other. A test compares the two lists
// with Triggers.cs.
@export()
var readers = [
  'AnswerAssistant'
  'ListDeals'
  'GetDeal'
  'GetClaim'
  'ListCompanies'
  'GetCompany'
  'ListInvestors'
  'GetInvestor'
  'GetOverallSummary'
  'GetSummary'
  'GetBriefing'
  'ListConflicts'
  'ListChanges'
  'Search'
  'ExportDealsCsv'
  'ExportDealsNdjson'
  'FeedAtom'
  'FeedJson'
  'GetOpenApi'
  'Health'
]

@export()
var operators = [
  'PutClaim'
  'ExplainDeals'
  'RefreshNow'
  'RefreshSummaries'
  'ListDrafts'
  'GetDraft'
  'DecideDraft'
  'ListFeeds'
  'ReadFeedsNow'
  'ReadFeeds'
]
