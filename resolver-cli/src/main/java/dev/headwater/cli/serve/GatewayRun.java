// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import dev.headwater.cli.index.CacheArguments;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.SizeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.gateway.Gateway;
import dev.headwater.host.HostNetwork;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A gateway from its start to its end, as the options of a command want it. */
final class GatewayRun {
    private static final int USUAL_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;
    private static final String USUAL_REWRITE_LIMIT = "100M";
    private static final int USUAL_WORKERS = 2;
    private static final int MOST_WORKERS = 64;
    private static final int MOST_TOKEN_BYTES = 4096;
    private static final int LEAST_TOKEN = 16;

    private final Arguments arguments;
    private final Output output;
    private final Surroundings surroundings;

    GatewayRun(Arguments arguments, Output output) {
        this.arguments = arguments;
        this.output = output;
        this.surroundings = output.surroundings();
    }

    /**
     * Serves until the process is told to end.
     *
     * @throws InvalidRequestException if options, policy and machine do not fit together
     */
    void run() {
        // Said as it is elsewhere, before anything is opened.
        PolicyArguments.read(arguments, surroundings);
        try (LineWriter log = new LineWriter(surroundings.err());
                HostNetwork network = OpenResolver.network(arguments, surroundings, new Watch(arguments, output));
                Gateway gateway = start(network, log)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gateway, log), "headwater-end"));
            output.result(gateway.url() + "\n");
            gateway.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines say what became of the answers that were still on their way. */
    private static void end(Gateway gateway, LineWriter log) {
        gateway.close();
        log.close();
    }

    private Gateway start(HostNetwork network, LineWriter log) {
        Gateway.Builder gateway =
                Gateway.builder(surroundings.machine(), network, () -> PolicyArguments.read(arguments, surroundings));
        gateway.port(number("port", USUAL_PORT, 0, HIGHEST_PORT));
        arguments.value("host").ifPresent(gateway::host);
        arguments.values("host-name").forEach(gateway::hostName);
        token().ifPresent(gateway::token);
        if (arguments.has("redirect-files")) {
            gateway.redirectFiles();
        }
        rewriting(gateway);
        if (!arguments.has("quiet")) {
            gateway.log(log);
        }
        try {
            certificate(gateway);
            return gateway.files(folder()).start();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InvalidRequestException("the gateway cannot start: " + e.getMessage());
        }
    }

    private void rewriting(Gateway.Builder gateway) {
        if (arguments.has("rewrite-wheels")) {
            long mostBytes = SizeArgument.bytes(
                    "--rewrite-limit", arguments.value("rewrite-limit").orElse(USUAL_REWRITE_LIMIT));
            if (mostBytes == 0) {
                throw new InvalidRequestException("--rewrite-limit needs at least one byte");
            }
            gateway.rewriteWheels(mostBytes, number("workers", USUAL_WORKERS, 1, MOST_WORKERS));
        } else if (arguments.has("rewrite-limit") || arguments.has("workers")) {
            throw new InvalidRequestException("--rewrite-limit and --workers go with --rewrite-wheels");
        }
    }

    private int number(String option, int usual, int least, int most) {
        String text = arguments.value(option).orElse(Integer.toString(usual));
        boolean isNumber = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new InvalidRequestException("--" + option + " needs a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    private void certificate(Gateway.Builder gateway) {
        Optional<Path> certificate = path("certificate");
        Optional<Path> key = path("key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new InvalidRequestException("--certificate and --key go together");
        }
        if (certificate.isPresent()) {
            gateway.certificate(certificate.get(), key.orElseThrow());
        }
    }

    private Optional<Path> path(String option) {
        return arguments.value(option).map(file -> FileArgument.path("--" + option, file, surroundings.directory()));
    }

    /** The first line of the file; what is short can be guessed. */
    private Optional<String> token() {
        Optional<Path> file = path("token-file");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String text;
        try {
            text = new String(RegularFile.read(file.get(), MOST_TOKEN_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidRequestException("--token-file: " + file.get() + " cannot be read");
        }
        String token = text.lines().findFirst().orElse("").strip();
        if (token.length() < LEAST_TOKEN) {
            throw new InvalidRequestException(
                    "--token-file: a token has at least " + LEAST_TOKEN + " characters, in the first line of its file",
                    "openssl rand -hex 32 makes one");
        }
        return Optional.of(token);
    }

    private Path folder() throws IOException {
        if (!arguments.has("no-cache")) {
            return CacheArguments.open(arguments, surroundings).folder().resolve("gateway");
        }
        Path folder = Files.createTempDirectory("headwater-gateway-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> FolderRemoval.remove(folder), "headwater-tidy"));
        return folder;
    }
}
