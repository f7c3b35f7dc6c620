// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.fault.Release.Form;
import dev.headwater.tests.loopback.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a sound server says of supplies, by path: {@code /INDEX/PROJECT/}, {@code /INDEX/FILENAME}, its metadata. */
public final class Replies {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    private final boolean inHtml;
    private final SortedMap<String, Reply> byPath = new TreeMap<>();
    private final Set<String> hashed = new HashSet<>();

    /** Makes those of both indexes. */
    public Replies(Supplies supplies, boolean inHtml) {
        this.inHtml = inHtml;
        supplies.byIndex().forEach((index, releases) -> {
            releases.stream().map(Release::project).distinct().forEach(project -> addPage(index, project, releases));
            releases.forEach(release -> addFile("/" + index + "/" + release.filename(), release));
        });
    }

    private void addPage(String index, String project, List<Release> releases) {
        List<Release> own = releases.stream()
                .filter(release -> release.project().equals(project))
                .toList();
        String text = inHtml ? html(project, own) : json(project, own);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        byPath.put(
                "/" + index + "/" + project + "/",
                Reply.of(inHtml ? "text/html" : JSON, body)
                        .with("ETag", "\"" + sha256(body).substring(0, 8) + "\"")
                        .with("Cache-Control", "max-age=60"));
    }

    private void addFile(String path, Release release) {
        byPath.put(path, Reply.of("application/octet-stream", ReleaseBytes.of(release)));
        if (release.form() == Form.HASHED || release.form() == Form.ANNOUNCED) {
            byPath.put(path + ".metadata", Reply.of("text/plain", release.metadata()));
        }
        if (release.form() == Form.HASHED) {
            hashed.add(path + ".metadata");
        }
        hashed.add(path);
    }

    private static String json(String project, List<Release> releases) {
        return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + project + "\",\"files\":["
                + releases.stream()
                        .map(release -> "{\"filename\":\"" + release.filename() + "\",\"url\":\"../"
                                + release.filename() + "\",\"hashes\":{\"sha256\":\""
                                + sha256(ReleaseBytes.of(release)) + "\"}" + announcement(release)
                                + ",\"upload-time\":\"2026-0" + release.version()
                                + "-01T00:00:00Z\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String announcement(Release release) {
        return switch (release.form()) {
            case HASHED -> ",\"core-metadata\":{\"sha256\":\"" + sha256(release.metadata()) + "\"}";
            case ANNOUNCED -> ",\"core-metadata\":true";
            case WHEEL, SDIST -> "";
        };
    }

    private static String html(String project, List<Release> releases) {
        return "<!DOCTYPE html>\n<html><head><title>Links for " + project + "</title></head>\n<body>\n"
                + releases.stream()
                        .map(release -> "<a href=\"../" + release.filename() + "#sha256="
                                + sha256(ReleaseBytes.of(release)) + "\"" + attribute(release) + ">"
                                + release.filename() + "</a><br>\n")
                        .collect(Collectors.joining())
                + "</body></html>\n";
    }

    private static String attribute(Release release) {
        return switch (release.form()) {
            case HASHED -> " data-core-metadata=\"sha256=" + sha256(release.metadata()) + "\"";
            case ANNOUNCED -> " data-core-metadata=\"true\"";
            case WHEEL, SDIST -> "";
        };
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the answer about a path} */
    public Reply of(String path) {
        return byPath.getOrDefault(path, Reply.status(404));
    }

    /** {@return whether a page has the hash of what is there} */
    boolean isHashed(String path) {
        return hashed.contains(path);
    }

    /** {@return an answer about another project, or another file of the same kind} */
    Reply other(String path, int choice) {
        List<String> others = byPath.keySet().stream()
                .filter(other -> !other.equals(path) && kind(other).equals(kind(path)))
                .filter(other -> !path.endsWith("/") || !project(other).equals(project(path)))
                .toList();
        return others.isEmpty() ? Reply.status(500) : of(others.get(Math.floorMod(choice, others.size())));
    }

    private static String kind(String path) {
        return path.endsWith("/") ? "page" : path.substring(path.lastIndexOf('.'));
    }

    private static String project(String page) {
        String open = page.substring(0, page.length() - 1);
        return open.substring(open.lastIndexOf('/') + 1);
    }
}
