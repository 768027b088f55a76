package dev.labelwright.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients of Node that make recorded calls and keep nothing: what a person would string together. */
final class BareScripts {
    private static final String OPENAI = "openai@6.9.1";
    private static final String PROMPTFOO = "promptfoo@0.120.27";
    private static final Map<String, String> QUIET = Map.of(
            "PROMPTFOO_DISABLE_TELEMETRY", "1",
            "PROMPTFOO_DISABLE_UPDATE", "1",
            "PROMPTFOO_DISABLE_REMOTE_GENERATION", "1",
            "PROMPTFOO_DISABLE_WAL_MODE", "1");

    private final Path folder;

    private BareScripts(Path folder) {
        this.folder = folder;
    }

    /** Installs what they need with npm. */
    static BareScripts install(Path folder) throws IOException, InterruptedException {
        BareScripts scripts = new BareScripts(folder);
        for (String script : List.of("openai.mjs", "promptfoo.mjs")) {
            try (InputStream in = BareScripts.class.getResourceAsStream("/bench/" + script)) {
                Files.copy(in, folder.resolve(script));
            }
        }
        scripts.run(List.of("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", OPENAI, PROMPTFOO));
        return scripts;
    }

    /** The openai package, so many calls at once; what it prints. */
    String openai(URI baseUrl, Path calls, int inFlight) throws IOException, InterruptedException {
        return run(List.of("node", "openai.mjs", baseUrl.toString(), calls.toString(), Integer.toString(inFlight)));
    }

    /** promptfoo; what it prints. */
    String promptfoo(URI baseUrl, Path calls, int inFlight, int most) throws IOException, InterruptedException {
        return run(List.of(
                "node",
                "promptfoo.mjs",
                baseUrl.toString(),
                calls.toString(),
                Integer.toString(inFlight),
                Integer.toString(most)));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(QUIET);
        builder.environment()
                .put("PROMPTFOO_CONFIG_DIR", folder.resolve("promptfoo").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new UncheckedIOException(new IOException("%s failed:%n%s".formatted(command, said)));
        }
        return said;
    }
}
