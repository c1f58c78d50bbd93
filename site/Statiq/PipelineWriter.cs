using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Makes and writes the files of the pipelines. Each execution reads storage once, so that all pages show one state.</summary>
/// <param name="manifest">
/// What the last build wrote. A file that would be the same becomes no document, so Statiq leaves it alone. Null to make everything.
/// </param>
internal sealed class PipelineWriter(SiteManifest? manifest) : IDisposable
{
    private const int BatchSize = 100;
    private readonly Lock _lock = new();

    // Each section uses all cores; more sections at once would only slow each other down.
    private readonly SemaphoreSlim _sections = new(2);
    private ConcurrentDictionary<string, string?> _made = new(StringComparer.Ordinal);
    private InternalLinks _links = new();
    private Guid _execution;
    private Task<SiteContent>? _content;

    /// <summary>The path of each file of the site, and the fingerprint of what it shows.</summary>
    public IReadOnlyDictionary<string, string?> Made => _made;

    public void Dispose() => _sections.Dispose();

    public IReadOnlyList<string> BrokenLinks() => _links.Broken(_made.ContainsKey);

    /// <summary>Makes the pages of a section and writes them in batches, so that memory never holds all of them.</summary>
    public async Task WriteAsync(string section, IExecutionContext context)
    {
        var content = await ContentAsync(context);
        await _sections.WaitAsync(context.CancellationToken);
        try
        {
            await WriteSetsAsync(BriefingSite.Section(section, content), context);
        }
        finally
        {
            _sections.Release();
        }
    }

    public async Task WriteAssetsAsync(IExecutionContext context)
    {
        var assets = BriefingSite.Assets((await ContentAsync(context)).Addresses);
        await WriteWaitingAsync(new(assets.Select(file => Document(file, null, context)).OfType<IDocument>()), context);
    }

    private async Task WriteSetsAsync(IReadOnlyList<PageSet> sets, IExecutionContext context)
    {
        var waiting = new ConcurrentQueue<IDocument>();
        await PageRenderer.RenderAllAsync(sets, page => !IsKept(page), async (page, file) =>
        {
            _links.Collect(page, file);
            if (Document(file, page.Fingerprint, context) is { } document)
            {
                waiting.Enqueue(document);
                if (waiting.Count >= BatchSize)
                {
                    await WriteWaitingAsync(waiting, context);
                }
            }
        });
        await WriteWaitingAsync(waiting, context);
    }

    private static async Task WriteWaitingAsync(ConcurrentQueue<IDocument> waiting, IExecutionContext context)
    {
        var batch = new List<IDocument>();
        while (waiting.TryDequeue(out var document))
        {
            batch.Add(document);
        }

        await context.ExecuteModulesAsync([new WriteFiles()], batch);
    }

    private Task<SiteContent> ContentAsync(IExecutionContext context)
    {
        lock (_lock)
        {
            if (_content is null || _execution != context.ExecutionId)
            {
                (_execution, _content) = (context.ExecutionId, SiteInput.ReadAsync(context.CancellationToken));
                (_made, _links) = (new(StringComparer.Ordinal), new());
            }

            return _content;
        }
    }

    private bool IsKept(Page page)
    {
        if (manifest?.IsCurrent(page) != true)
        {
            return false;
        }

        _made[page.Path] = page.Fingerprint;
        return true;
    }

    private IDocument? Document(SiteFile file, string? fingerprint, IExecutionContext context)
    {
        _made[file.Path] = fingerprint;
        if (manifest?.Entries.ContainsKey(file.Path) == true
            && SiteManifest.HasContent(new(Path.Combine(manifest.Folder, file.Path)), file.Content))
        {
            return null;
        }

        if (file.Content.Length == 0)
        {
            // Statiq writes no empty files, but before the first deal some lists are empty.
            using var empty = context.FileSystem.GetOutputFile(file.Path).OpenWrite();
            empty.SetLength(0);
            return null;
        }

        return context.CreateDocument(new NormalizedPath(file.Path), context.GetContentProvider(file.Content, MediaTypes.Get(file.Path)));
    }
}
