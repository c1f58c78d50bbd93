using Microsoft.AspNetCore.Http;

namespace ServerlessDeals.Functions.Representations;

/// <summary>The making of one answer, for all callers that wait for it.</summary>
internal sealed class SharedRun
{
    private readonly TaskCompletionSource<IResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action _cancel;

    public SharedRun()
    {
        // Without a timer and a link it holds nothing that has to be disposed of.
#pragma warning disable CA2000
        var stop = new CancellationTokenSource();
#pragma warning restore CA2000
        (Stop, _cancel) = (stop.Token, stop.Cancel);
    }

    /// <summary>How many callers wait. The cache changes it under its lock.</summary>
    public int Waiting { get; set; }

    public Task<IResult> Result => _result.Task;

    /// <summary>Cancelled when no caller waits any more.</summary>
    public CancellationToken Stop { get; }

    public void Cancel() => _cancel();

    public void Complete(IResult made) => _result.SetResult(made);

    public void Fail(Exception failed) => _result.SetException(failed);
}
