package dev.labelwright.worker.call;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * An OpenAI-compatible endpoint. Its answer comes piece by piece, so that whoever reads it can stop; a client that
 * returns the whole would take in whatever an endpoint sends.
 */
@Path("")
public interface ChatApi {
    /**
     * Asks for a chat completion.
     *
     * @param request a chat request as JSON
     * @param authorization the header; {@code null} where none is needed
     */
    @POST
    @Path("chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Multi<byte[]> complete(byte[] request, @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
