// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectAnswer.Absent;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.tests.kit.twin.AlteredPage;
import dev.headwater.tests.kit.twin.Edit;
import dev.headwater.tests.kit.twin.Failure;
import dev.headwater.tests.kit.twin.Reader;
import dev.headwater.tests.kit.twin.Twin;
import dev.headwater.tests.kit.twin.Twins;

/** Those that break what an index is over a network: statuses, pages in HTML, flat pages, redirects, mirrors, files. */
final class ServedTwins {
    private static final Edit NO_KNOWN_PROJECT = Edit.without("policy", "known-project");

    private ServedTwins() {}

    static void addTo(Twins twins) {
        addFlatPages(twins);
        addHtml(twins);
        addStatuses(twins);
        addRedirects(twins);
        addMirrors(twins);
        addHashes(twins);
        addFiles(twins);
    }

    private static void addFlatPages(Twins twins) {
        twins.told("O10", "asks a flat page about each name", Edit.without("policy", "kind = flat"));
        twins.read("O10", "finds no project on a flat page", Reader.presence(page -> new Absent(true)));
        twins.read("O16", "takes what a flat page lacks for a failure", Reader.answers(AnswerTwins::failing));
        twins.read("O22", "takes a flat page that cannot be read for an empty one", AnswerTwins.NO_FAILURE);
        twins.told("O25", "proves the absences of a mirror elsewhere", NO_KNOWN_PROJECT);
        twins.read("O25", "believes no absence of a flat page", Reader.answers(AnswerTwins::failing));
        twins.told("O34", "follows a flat page to another path", Edit.without("served", "redirect"));
    }

    private static void addHtml(Twins twins) {
        twins.read(
                "O11",
                "takes a page for none that does not say whose it is",
                Reader.presence(page -> page.fileCount() > 0
                        ? new ProjectAnswer.Unavailable(Failure.OF_TWINS)
                        : new ProjectAnswer.Present(page)));
        twins.told(
                "O11",
                "takes any page for that of the project",
                Edit.replaced("served", "without name", "titled kettle"));
        twins.told("O11", "reads no title", Edit.replaced("served", "html titled kettle", "html without name"));
        twins.told(
                "O11",
                "takes any title for that of the project",
                Edit.replaced("served", "titled lamp", "titled kettle"));
    }

    private static void addStatuses(Twins twins) {
        twins.told("O12", "takes 410 for a failure", Edit.replaced("served", "status 410", "status 500"));
        twins.told("O13", "reads no also-absent", Edit.without("policy", "also-absent"));
        twins.told("O13", "lets any status mean absent", Edit.replaced("policy", "= 429", "= 403"));
        twins.told("O14", "believes a status whoever is logged in", Edit.without("served", "^inner: login"));
        twins.told("O14", "believes no status of who is logged in", NO_KNOWN_PROJECT);
        twins.told("O28", "asks without a login first", Edit.without("policy", "authenticate"));
        twins.told("O28", "sends no login", Edit.without("served", "^inner: login"));
        twins.told("O15", "follows what leads to absent-redirects", Edit.without("served", "redirect"));
        twins.told("O15", "reads no absent-redirects", Edit.without("policy", "absent-redirects"));
        twins.read("O18", "takes whatever is no page for an absence", AnswerTwins.NO_FAILURE);
        twins.told("O18", "reads what a server in trouble sends", Edit.without("served", "status 500"));
        twins.told("O18", "reads pages of later versions", Edit.without("served", "version"));
        twins.told("O18", "reads pages of any type", Edit.without("served", "type"));
        twins.told(
                "O18",
                "takes an empty body for a page without files",
                Edit.without("served", "empty").and(Edit.replaced("indexes", "^kettle 1\\.0", "project kettle")));
        twins.told("O18", "takes what it can read for the page", Edit.without("served", "cut"));
        twins.told("O35", "asks over plain http", Edit.replaced("policy", "http:", "https:"));
        twins.add("O35", Twin.said("does not say so", AnswerTwins::withoutWarnings));
    }

    private static void addRedirects(Twins twins) {
        twins.told("O31", "follows redirects beside the index", Edit.without("served", "/elsewhere/"));
        twins.told(
                "O31",
                "follows redirects to anybody",
                Edit.without("served", "redirect public").and(Edit.replaced("indexes", "^lamp 1.0", "kettle 2.0")));
        twins.told("O31", "follows redirects to other projects", Edit.without("served", "moved/lamp"));
        twins.told(
                "O31", "follows no redirects", Edit.replaced("served", "redirect /simple/moved/kettle/", "status 302"));
        twins.told("O33", "follows eleven", Edit.replaced("served", "redirects 11", "redirects 10"));
        twins.told("O33", "follows nine", Edit.replaced("served", "redirects 10", "redirects 11"));
    }

    private static void addMirrors(Twins twins) {
        twins.told("O59", "takes mirrors for further indexes", Edit.without("policy", "mirrors ="));
        twins.told("O59", "asks the mirror first", Edit.added("served", "inner: status 503"));
        twins.told(
                "O60",
                "takes every mirror for complete",
                Edit.body(
                        "policy",
                        policy -> policy.contains("complete") ? policy : policy + "inner.mirrors-complete = true\n"));
        twins.told("O60", "takes no mirror for complete", Edit.without("policy", "mirrors-complete"));
        twins.told(
                "O61",
                "reads the metadata of the first location",
                Edit.replaced("indexes", "^kettle 1.0: lamp", "kettle 1.0"));
    }

    private static void addHashes(Twins twins) {
        twins.told("C4", "uses what is listed with a hash that is none", Edit.without("served", "hash odd"));
        twins.read(
                "C4",
                "believes no page that lists such a hash",
                Reader.presence(page -> AlteredPage.rows(page).anyMatch(row -> page.fault(row) != null)
                        ? new ProjectAnswer.Unavailable(Failure.OF_TWINS)
                        : new ProjectAnswer.Present(page)));
        twins.told("C23", "takes an unknown hash for the right one", FileTwins.NO_HASHES);
        twins.read("C23", "takes an unknown hash for a wrong one", Reader.pages(ServedTwins::hashed));
        twins.told("C24", "lets a weak hash admit a file", FileTwins.NO_HASHES);
    }

    private static ProjectPage hashed(ProjectPage page) {
        return new AlteredPage(page, row -> !page.file(row).hashes().asList().isEmpty());
    }

    private static void addFiles(Twins twins) {
        twins.told("C68", "reads what was changed", Edit.without("served", "changed"));
        twins.told("C30", "reads metadata of any length", Edit.without("served", "long"));
        twins.read(
                "C30",
                "ends where metadata is too long",
                Reader.metadata(
                        answer -> answer.isUsable() ? answer : new MetadataAnswer.Unavailable(Failure.OF_TWINS)));
        twins.told(
                "C74",
                "sends the login of an index to any host",
                Edit.replaced("served", "^files: anonymous", "files kettle-1.0-py3-none-any.whl.metadata: status 403"));
        twins.told("C74", "reads no file of another host", Edit.without("served", " at files"));
        twins.told("C70", "takes missing metadata for a failure", Edit.replaced("served", "status 404", "status 500"));
        twins.told("C71", "concludes from a part", Edit.replaced("served", " of parts", ""));
        twins.read("C73", "passes over files whose metadata answers so", Reader.metadata(AnswerTwins::unusable));
    }
}
