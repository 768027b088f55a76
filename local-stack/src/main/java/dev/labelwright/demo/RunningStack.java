package dev.labelwright.demo;

import java.net.URI;
import java.nio.file.Path;

/** The services that the demo speaks to; addresses without a path. */
public interface RunningStack extends AutoCloseable {
    URI generationApi();

    URI reviewApi();

    URI estimatorService();

    URI offlineModel();

    /** The folder that holds all data. */
    Path data();

    /** Stops what was started; a second call does nothing. */
    @Override
    void close();
}
