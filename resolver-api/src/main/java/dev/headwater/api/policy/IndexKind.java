// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * What stands behind an index.
 *
 * @since 0.1.0
 */
public enum IndexKind {
    /** A Simple repository API, JSON or HTML. */
    SIMPLE,
    /** One page that lists files of many projects. */
    FLAT,
    /** A folder of files, directly or in a sub-folder a project. */
    DIRECTORY,
    /** Whatever the host hands over; the location is a name for people. Not for policy files. */
    SUPPLIED,
    /** Recorded project pages and metadata: a folder or an archive. */
    RECORDING,
    /** Archives of Debian packages, at URLs or on this machine: the sources of the entry. */
    DEBIAN,
    /** Repositories of rpm's packages, at URLs or on this machine: the sources of the entry. */
    RPM_MD,
    /** Channels of conda's packages, at URLs or on this machine: the sources of the entry. */
    CONDA,
    /** A distributor's repository that was compiled into one file, at a URL or on this machine. */
    FEED;

    /** {@return whether it is a distributor's feed, whose candidates are provided} */
    public boolean isFeed() {
        return isRepository() || this == FEED;
    }

    /** {@return whether it is a distributor's own repository, which is compiled when it is read, and has sources} */
    public boolean isRepository() {
        return this == DEBIAN || this == RPM_MD || this == CONDA;
    }

    /** {@return whether it is asked over the network; its location is then a URL} A feed may be in either place. */
    public boolean isRemote() {
        return this == SIMPLE || this == FLAT;
    }

    /** {@return whether it is on this machine; its location is then a path} A feed may be in either place. */
    public boolean isLocal() {
        return this == DIRECTORY || this == RECORDING;
    }
}
