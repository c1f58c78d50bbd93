using ServerlessDeals.Site;

return await SiteProgram.RunAsync(args);
