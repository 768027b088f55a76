package dev.labelwright.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder that looks like a built checkout; its services are {@link FakeService}s. */
final class FakeCheckout {
    private FakeCheckout() {}

    static Path in(Path folder) throws IOException {
        Files.createFile(folder.resolve("labelwright"));
        Files.createFile(folder.resolve("pom.xml"));
        for (ServiceName service : ServiceName.values()) {
            Path jar = folder.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            write(jar);
        }
        return folder;
    }

    /** Such a checkout with everything on free ports. */
    static StackOptions options(Path folder, Terminal terminal) throws IOException {
        return StackOptions.onFreePorts(in(folder), folder.resolve("data"), terminal);
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                FakeService.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(file, manifest)) {
            archive.finish();
        }
    }
}
