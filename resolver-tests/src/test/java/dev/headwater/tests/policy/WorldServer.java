// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.Line;
import dev.headwater.tests.loopback.LoopbackServer;
import dev.headwater.tests.loopback.Question;
import dev.headwater.tests.loopback.Reply;
import dev.headwater.tests.loopback.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Serves one world after the other, and remembers who was asked about which name. */
final class WorldServer implements AutoCloseable {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    private final LoopbackServer server = new LoopbackServer(this::answer);

    /** What was asked, in order. Guarded by itself. */
    private final List<Asked> asked = new ArrayList<>();

    /** Guarded by what was asked. */
    private World world = Worlds.of(0);

    /** Stands in each path, so that what is still under way of the world before is told from what is asked now. */
    private volatile int epoch;

    /**
     * A question about a project.
     *
     * @param location who was asked
     * @param name about what
     */
    record Asked(String location, String name) {}

    void serve(World other) {
        synchronized (asked) {
            epoch++;
            world = other;
            asked.clear();
        }
    }

    List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + "/" + epoch + "/" + path;
    }

    private boolean answer(Question question, Line line) throws IOException {
        String[] parts = question.path().substring(1).split("/", -1);
        World served;
        synchronized (asked) {
            if (Integer.parseInt(parts[0]) != epoch) {
                return false;
            }
            served = world;
            if (!parts[1].equals("files")) {
                asked.add(new Asked(parts[1], parts[2]));
            }
        }
        if (parts[1].equals("files")) {
            return line.say(Wire.of(metadata(served, parts[2], parts[3]), Framing.LENGTH, false));
        }
        Site site = served.sites().stream()
                .filter(one -> one.locations().contains(parts[1]))
                .findFirst()
                .orElseThrow();
        return say(site, site.said(parts[1], parts[2]), parts[2], line);
    }

    private boolean say(Site site, Said said, String name, Line line) throws IOException {
        if (said.what().equals(Said.CUT)) {
            byte[] whole = Wire.of(page(site, "", said), Framing.LENGTH, false).bytes();
            line.say(whole, whole.length - 1);
            return false;
        }
        Reply reply = switch (said.what()) {
            case Said.PAGE -> page(site, name, said);
            case Said.NOWHERE -> Reply.status(302).with("Location", url("nowhere/" + name + "/"));
            case Said.ELSEWHERE -> Reply.status(302).with("Location", url("elsewhere/" + name + "/"));
            case Said.LOGIN_FORM -> Reply.of("text/html", bytes("<html><title>Log in</title></html>"));
            case Said.EMPTY -> Reply.of(JSON, new byte[0]);
            case Said.OTHER -> page(site, "other", said);
            default -> Reply.status(Integer.parseInt(said.what()));
        };
        return line.say(Wire.of(reply, Framing.LENGTH, false));
    }

    private Reply page(Site site, String name, Said said) {
        String files = said.releases().stream()
                .flatMap(release ->
                        filenames(name, release).stream().map(filename -> file(site, name, release, filename)))
                .collect(Collectors.joining(","));
        return Reply.of(
                JSON,
                bytes("{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + name + "\",\"files\":[" + files + "]}"));
    }

    private static List<String> filenames(String name, Release release) {
        String stem = name.replace('-', '_') + "-" + release.version();
        List<String> filenames = new ArrayList<>();
        if (release.hasSdist()) {
            filenames.add(stem + ".tar.gz");
        }
        if (release.hasWheel()) {
            filenames.add(stem + "-py3-none-any.whl");
        }
        return filenames;
    }

    private String file(Site site, String name, Release release, String filename) {
        return "{\"filename\":\"" + filename + "\",\"url\":\"" + url("files/" + site.id() + "/" + filename)
                + "\",\"hashes\":{\"sha256\":\"" + sha256(bytes(filename)) + "\"},\"core-metadata\":{\"sha256\":\""
                + sha256(text(name, release)) + "\"}"
                + (release.isDated() ? ",\"upload-time\":\"" + time(release) + "\"" : "")
                + (release.isYanked() ? ",\"yanked\":\"broken\"" : "")
                + (release.isOfTomorrow() ? ",\"requires-python\":\">=3.14\"" : "") + "}";
    }

    private static String time(Release release) {
        return "2026-05-" + String.format(Locale.ROOT, "%02d", release.day()) + "T00:00:00Z";
    }

    private static byte[] text(String name, Release release) {
        return bytes("Metadata-Version: 2.2\nName: " + name + "\nVersion: " + release.version() + "\n"
                + release.wishes().stream()
                        .map(wish -> "Requires-Dist: " + wish + "\n")
                        .collect(Collectors.joining()));
    }

    private static Reply metadata(World world, String id, String file) {
        String filename = file.substring(0, file.length() - ".metadata".length());
        String name = filename.substring(0, filename.indexOf('-')).replace('_', '-');
        for (Site site : world.sites()) {
            for (String location : site.id().equals(id) ? site.locations() : List.<String>of()) {
                for (Release release : site.said(location, name).releases()) {
                    if (filenames(name, release).contains(filename)) {
                        return release.isBroken() ? Reply.status(500) : Reply.of("text/plain", text(name, release));
                    }
                }
            }
        }
        return Reply.status(500);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
