using ServerlessDeals.Cli.Commands;

return await DealsCommand.RunAsync(args);
