using ServerlessDeals.Site;

#if STATIQ
return await SiteCommand.RunAsync(args, new StatiqSite());
#else
return await SiteCommand.RunAsync(args, new PlainSite());
#endif
