// SPDX-License-Identifier: Apache-2.0
/** What was chosen, and who supplies it, for other tools and for people. */
module dev.headwater.export {
    requires transitive dev.headwater.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.xml;
    requires cyclonedx.core.java;
    requires gg.jte.runtime;
    requires org.apache.commons.collections4;
    requires org.apache.commons.lang3;
    requires org.eclipse.elk.alg.layered;
    requires org.eclipse.elk.core;
    requires org.eclipse.elk.graph;
    requires org.eclipse.emf.common;
    requires packageurl.java;
    // Of the annotation on templates that says that they are generated; it stays in the sources.
    requires static java.compiler;
    requires static org.jspecify;

    exports dev.headwater.export;
    exports dev.headwater.export.inventory;
}
