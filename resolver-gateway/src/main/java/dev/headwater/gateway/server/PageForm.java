// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.core.simple.SimplePage;
import java.util.Optional;

/**
 * In which form a client gets a project page: in JSON where it names that and does not like HTML better. HTML goes by
 * two names, and by the one that the client would rather have.
 */
enum PageForm {
    JSON,
    HTML,
    SIMPLE_HTML;

    private static final String LATEST_JSON = "application/vnd.pypi.simple.latest+json";
    private static final String LATEST_HTML = "application/vnd.pypi.simple.latest+html";

    /** {@return the form that an {@code Accept} header asks for; empty where it takes none of them} */
    static Optional<PageForm> of(Optional<String> accept) {
        if (accept.isEmpty() || accept.get().isBlank()) {
            return Optional.of(HTML);
        }
        Preference preference = new Preference(accept.get());
        double json = Math.max(preference.weight(SimplePage.JSON_TYPE), preference.weight(LATEST_JSON));
        double simple = Math.max(preference.weight(SimplePage.HTML_TYPE), preference.weight(LATEST_HTML));
        double text = preference.weight("text/html", "text/*", "*/*");
        double html = Math.max(text, simple);
        double anyJson = json < 0 ? preference.weight("application/*", "*/*") : json;
        if (json > 0 && json >= html) {
            return Optional.of(JSON);
        } else if (html > 0) {
            return Optional.of(simple > 0 && simple >= text ? SIMPLE_HTML : HTML);
        }
        return anyJson > 0 ? Optional.of(JSON) : Optional.empty();
    }
}
