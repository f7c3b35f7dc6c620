// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.version.Version;
import dev.headwater.distro.feed.FeedHead.Interpreter;
import dev.headwater.distro.feed.FeedHead.Remark;
import dev.headwater.distro.feed.FeedHead.Source;

/** The fields of the head in a file. */
final class HeadFields {
    private HeadFields() {}

    static void write(FieldWriter out, FeedHead head) {
        out.list(head.sources(), HeadFields::writeSource);
        out.text(head.distributor());
        out.list(head.interpreters(), HeadFields::writeInterpreter);
        out.text(head.architecture());
        out.texts(head.unmapped());
        out.list(head.remarks(), HeadFields::writeRemark);
    }

    private static void writeSource(FieldWriter out, Source source) {
        out.text(source.location());
        out.text(source.suite());
        out.time(source.date());
        out.time(source.validUntil());
        out.constant(source.trust());
    }

    private static void writeInterpreter(FieldWriter out, Interpreter interpreter) {
        out.text(interpreter.packageName());
        out.text(interpreter.python());
    }

    private static Interpreter readInterpreter(FieldReader in) {
        return new Interpreter(in.text(), in.text());
    }

    private static void writeRemark(FieldWriter out, Remark remark) {
        out.constant(remark.kind());
        out.text(remark.packageName());
        out.text(remark.text());
    }

    static FeedHead read(FieldReader in) {
        FeedHead head = new FeedHead(
                in.list(HeadFields::readSource),
                in.text(),
                in.list(HeadFields::readInterpreter),
                in.text(),
                in.texts(),
                in.list(HeadFields::readRemark));
        if (head.interpreters().isEmpty()
                || head.interpreters().stream().anyMatch(one -> Version.parseOrNull(one.python()) == null)) {
            throw new InvalidFeedException("does not say for which Python it is");
        }
        return head;
    }

    private static Source readSource(FieldReader in) {
        return new Source(in.text(), in.text(), in.time(), in.time(), in.constant(Trust.values()));
    }

    private static Remark readRemark(FieldReader in) {
        return new Remark(in.constant(Remark.Kind.values()), in.text(), in.text());
    }
}
