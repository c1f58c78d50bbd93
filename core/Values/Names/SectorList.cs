namespace ServerlessDeals.Values.Names;

/// <summary>The sectors. The definition of a new one must say which companies belong to it, and which similar ones do not.</summary>
internal static class SectorList
{
    // Their names in earlier versions and on other lists.
    private const string Spellings =
        "customer-service agents|ai-agents agents|ai-infrastructure ai-cloud|compute ai-cloud|model-training ai-cloud|" +
        "self-driving autonomous-driving|autonomous-vehicles autonomous-driving|robotaxis autonomous-driving|ai-chips chips|" +
        "semiconductors chips|semiconductor chips|consumer-ai companions|chatbots companions|vision computer-vision|" +
        "security cybersecurity|data-labelling data|data-labeling data|data-platform data|data-centers data-centres|defense defence|" +
        "developer-platform developer-tools|devtools developer-tools|consumer-hardware devices|" +
        "edtech education|enterprise enterprise-ai|enterprise-software enterprise-ai|world-models foundation-models|" +
        "llm foundation-models|models foundation-models|music generative-media|video generative-media|health healthcare|" +
        "health-care healthcare|medical healthcare|law legal|legal-tech legal|humanoids robotics|robots robotics|" +
        "social social-media|voice speech|translation speech";

    public static IReadOnlyList<(string Code, string Name, string Definition)> All { get; } =
    [
        ("agents", "AI agents", "Software that serves customers or carries out office tasks on its own, on behalf of a company."),
        ("ai-cloud", "AI cloud", "Rented computing power for training and running models, and the software that allocates it."),
        ("autonomous-driving", "Autonomous driving",
            "Cars, lorries and robotaxis that drive themselves, and the software that drives them."),
        ("chips", "AI chips", "Processors made for AI, and the optics, switches and servers that connect them."),
        ("coding", "Coding", "Tools that write, complete or review the code of programs."),
        ("companions", "Companions and assistants", "Characters and assistants for consumers, to talk to or get help from."),
        ("computer-vision", "Computer vision", "Recognising people, things and events in images and film."),
        ("cybersecurity", "Cybersecurity", "Finding and stopping attacks on computers, networks and AI systems."),
        ("data", "Data", "Collecting, labelling, storing and analysing the data that models and companies work with."),
        ("data-centres", "Data centres",
            "Buildings, power and cooling for others to run AI; a company that rents out the computing itself is an AI cloud."),
        ("defence", "Defence", "Weapons, vehicles and command systems for armed forces."),
        ("developer-tools", "Developer tools",
            "Tools for sharing, testing, hosting and monitoring software and models; tools for writing code are under coding."),
        ("devices", "Devices", "Consumer devices built around an AI assistant."),
        ("drug-discovery", "Drug discovery", "Finding and designing medicines with models."),
        ("education", "Education", "Teaching, tutoring and testing."),
        ("enterprise-ai", "Enterprise AI", "AI for a company's own knowledge, planning and decisions, sold or built to order."),
        ("foundation-models", "Foundation models", "General models of language, images or the physical world, which others build on."),
        ("generative-media", "Generative media", "Making images, film or music from a description."),
        ("healthcare", "Healthcare", "Helping doctors, nurses and patients: notes, answers, scans and surgery."),
        ("legal", "Legal", "Research, drafting and review for lawyers."),
        ("robotics", "Robotics",
            "Robots that walk, grip or work, and the models that control them; road vehicles are under autonomous driving."),
        ("science", "Science and engineering",
            "Research and engineering with models: materials, chemistry, physics, simulation, automated laboratories."),
        ("search", "Search", "Finding information and answering questions, on the web or in a company's own documents."),
        ("social-media", "Social media", "Networks on which people publish for one another."),
        ("speech", "Speech and translation", "Understanding, producing and translating what people say or write."),
    ];

    /// <summary>The code of the sector that a text names, ignoring case; null if there is none.</summary>
    public static string? Meant(string text) => Meanings.ByText.GetValueOrDefault(text.Trim());

    // Only error messages and upgrades need it, so it is not built at startup.
    private static class Meanings
    {
        public static readonly Dictionary<string, string> ByText = All
            .SelectMany(sector => new[] { (Text: sector.Code, sector.Code), (Text: sector.Name, sector.Code) })
            .Concat(Spellings.Split('|').Select(line => line.Split(' ')).SelectMany(words =>
                new[] { (Text: words[0], Code: words[1]), (Text: words[0].Replace('-', ' '), Code: words[1]) }))
            .DistinctBy(spelling => spelling.Text, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(spelling => spelling.Text, spelling => spelling.Code, StringComparer.OrdinalIgnoreCase);
    }
}
