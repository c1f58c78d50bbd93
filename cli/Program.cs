using ServerlessDeals.Seeds;

var (set, faults) = SeedFolder.Read(args[0], TimeProvider.System);
foreach (var fault in faults)
{
    Console.WriteLine(fault);
}

Console.WriteLine($"{set.Deals.Count} deals {set.Organizations.Count} orgs");
return 0;
