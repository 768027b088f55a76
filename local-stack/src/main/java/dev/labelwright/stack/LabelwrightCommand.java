package dev.labelwright.stack;

import dev.labelwright.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the launcher. */
@Command(
        name = "labelwright",
        mixinStandardHelpOptions = true,
        description = "Labelwright on this machine: PostgreSQL, Kafka, an offline model and the four services.",
        subcommands = {DemoCommand.class, UpCommand.class, ServersCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class LabelwrightCommand {
    private LabelwrightCommand() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine =
                new CommandLine(new LabelwrightCommand()).setExecutionExceptionHandler(LabelwrightCommand::explain);
        commandLine.getCommandSpec().versionProvider(LabelwrightCommand::version);
        commandLine.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(LabelwrightCommand::version));
        return commandLine;
    }

    private static int explain(Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof StackException) {
            commandLine.getErr().println(exception.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw exception;
    }

    private static String[] version() {
        String version = LabelwrightCommand.class.getPackage().getImplementationVersion();
        return new String[] {"Labelwright " + (version == null ? "(not from a jar)" : version)};
    }
}
