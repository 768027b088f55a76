package dev.labelwright.demo;

import dev.labelwright.demo.DemoStory.Told;
import dev.labelwright.demo.client.LabelwrightClient;
import dev.labelwright.demo.client.RefusedException;
import dev.labelwright.demo.client.UnreachableException;
import dev.labelwright.demo.gold.GoldFile;
import dev.labelwright.demo.gold.GoldValue;
import dev.labelwright.demo.gold.InvalidGoldException;
import dev.labelwright.demo.screen.Screen;
import dev.labelwright.stack.StackArguments;
import dev.labelwright.stack.StackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells the demo's story on a stack of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything and shows a project from the upload to the export.")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final DateTimeFormatter PROJECT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "End when the story is told, instead of keeping everything running.")
    private boolean once;

    @Option(names = "--notes", paramLabel = "FILE", description = "Your own notes (CSV); needs --variables.")
    private Path notes;

    @Option(names = "--variables", paramLabel = "FILE", description = "Your own variables (CSV); needs --notes.")
    private Path variables;

    @Option(names = "--gold", paramLabel = "FILE", description = "Values to compare each patient's value with (CSV).")
    private Path gold;

    @Mixin
    private StackArguments stackArguments;

    private final StackStarter starter;
    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    /** The command as the launcher runs it. */
    public DemoCommand() {
        this(
                LocalStack::start,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                InstantSource.system());
    }

    DemoCommand(StackStarter starter, PrintStream out, PrintStream err, InstantSource clock) {
        this.starter = starter;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            requireFiles();
            List<GoldValue> goldValues = gold == null ? List.of() : GoldFile.read(gold);
            tell(goldValues);
            return CommandLine.ExitCode.OK;
        } catch (DemoFailedException
                | InvalidGoldException
                | RefusedException
                | UnreachableException
                | StackException e) {
            out.flush();
            err.println();
            err.println("labelwright demo: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void requireFiles() {
        if ((notes == null) != (variables == null)) {
            throw new ParameterException(spec.commandLine(), "--notes and --variables go together; give both or none.");
        }
        requireFile("--notes", notes);
        requireFile("--variables", variables);
        requireFile("--gold", gold);
    }

    private void requireFile(String option, Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), option + ": there is no readable file " + file);
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), option + ": " + file + " is not a file");
        }
    }

    private void tell(List<GoldValue> goldValues) throws InterruptedException {
        Screen screen = Screen.on(out);
        screen.say("Labelwright is starting (PostgreSQL, Kafka, an offline model, four services) ...");
        try (RunningStack stack = starter.start(stackArguments)) {
            Path folder = stack.data().toAbsolutePath().normalize();
            LabelwrightClient client =
                    new LabelwrightClient(stack.generationApi(), stack.reviewApi(), stack.estimatorService());
            Addresses addresses = new Addresses(screen, stack);
            screen.say("Running. The commands below do what the demo does; they use these variables:");
            addresses.printVariables();
            DemoFiles files = notes == null ? DemoFiles.synthetic(folder) : DemoFiles.own(notes, variables);
            GenerationRun run = new GenerationRun(client, screen, clock, BETWEEN_LOOKS);
            Told told = new DemoStory(client, screen, run).tell("Demo " + PROJECT_TIME.format(clock.instant()), files);
            new Export(client, screen).write(told.prepared().project(), folder);
            if (!goldValues.isEmpty()) {
                new GoldReport(client, screen).print(told, goldValues);
            }
            addresses.print();
            if (!once) {
                screen.say("Everything keeps running until you press Ctrl-C.");
                new CountDownLatch(1).await();
            }
        }
    }
}
