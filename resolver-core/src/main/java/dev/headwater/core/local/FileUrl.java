// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.name.ProjectName;
import java.net.URI;
import java.net.URISyntaxException;

/** URLs of files that are nowhere: {@code recording:/flask/flask-2.2.2-py3-none-any.whl}. */
public final class FileUrl {
    private FileUrl() {}

    /** {@return an absolute URL that names a file of a project and leads nowhere, the same wherever the index lies} */
    public static String of(String scheme, ProjectName project, String filename) {
        try {
            return new URI(scheme, null, "/" + project + "/" + filename, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
