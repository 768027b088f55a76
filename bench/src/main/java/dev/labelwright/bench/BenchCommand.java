package dev.labelwright.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./labelwright bench NAME}: measures, and says with which settings. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Labelwright on this machine. Figures are printed, never judged.",
        subcommands = {
            UploadBenchmark.class,
            PlanBenchmark.class,
            EstimateBenchmark.class,
            TightnessBenchmark.class,
            ExportBenchmark.class
        })
public final class BenchCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
