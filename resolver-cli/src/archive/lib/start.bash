# SPDX-License-Identifier: Apache-2.0
#
# Starts the virtual machine, for the script headwater of a checkout and for that of an archive, which source this file. They set
#   app   the folder of resolver-cli.jar and lib
#   kept  the folder for what makes later starts quicker, their user's alone; where there is none, one that is not there
#   lock  a file in a folder that is there and can be written if kept can
# and call "start" with the words they were given.
# Every start pays for each process and each subshell here, so most of what follows does without.

note() { printf 'headwater: %s\n' "$*" >&2; }

die() {
  note "$*"
  exit 70
}

# Sets "followed" to the file that a path means, through any number of symbolic links.
follow() {
  local target
  followed=$1
  while [[ -L $followed ]]; do
    target=$(readlink "$followed")
    [[ $target == /* ]] || target=${followed%/*}/$target
    followed=$target
  done
}

# Sets the variable of a name to the first line of a file; to nothing where it cannot be read.
read_line() {
  printf -v "$1" ''
  if [[ -r $2 ]]; then IFS= read -r "$1" <"$2" || true; fi
}

# Runs a function alone among all processes of this installation. Where there is no flock, nobody waits.
exclusively() {
  (
    if command -v flock >/dev/null; then flock 9; fi
    "$@"
  ) 9>"$lock"
}

# Keeps the classes that a rehearsal loads in the form in which the virtual machine holds them; about half of the start-up time.
# All those of the program, too: the first that is not kept has jars opened to find it. From JDK 25 on lambdas are kept as they are
# linked, and how often methods ran; but what is kept is all loaded at each start, so there a resolution has an archive of its own, of
# what it mostly needs and no more, and the others have one with those of the modules that resolve.
# One that fails halfway leaves an archive of less, one that fails at once an empty file: none is repeated.
archive_classes() {
  if [[ -e $archive ]]; then return; fi
  local folder words
  rm -rf "$kept"/rehearsal.* "$archive".next* # of one that was killed
  folder=$(mktemp -d "$kept/rehearsal.XXXXXX") || return 0
  words=("$folder")
  if ((major < 25)); then
    words+=("$app/resolver-cli.jar" "$app"/lib/{resolver,okhttp,okio}-*.jar)
  elif [[ $archive != *-resolve.aot ]]; then
    words+=("$app/resolver-cli.jar" "$app"/lib/resolver-{api,core,http,host}-*.jar)
  fi
  "$java" "${options[@]}" "-XX:$make=$archive.next" -cp "$app/resolver-cli.jar" dev.headwater.cli.Rehearsal "${words[@]}" \
    </dev/null >/dev/null 2>&1 || true
  rm -rf "$folder"
  if [[ ! -e $archive.next ]]; then : >"$archive.next"; fi
  mv -f "$archive.next" "$archive"
}

# Where its links lead is looked up once: the kept answer holds while it is the same file.
find_java() {
  local named=${JAVA_HOME:+$JAVA_HOME/bin/java}
  named=${named:-$(command -v java || true)}
  if [[ ! -x $named ]]; then named=; fi # nothing, or a link that leads nowhere
  read_line java "$kept/java"
  if [[ -n $java && $java -ef $named ]]; then return; fi
  follow "$named"
  java=$followed
  if [[ -x $java && -w $kept ]]; then printf '%s\n' "$java" 2>/dev/null >"$kept/java" || true; fi
}

# Sets "home", "version" and "major" to those of a java.
read_version() {
  local release
  home=${1%/bin/java}
  version=unknown major=17
  # Of a Java 8 it lies beside the folder jre.
  release=$home/release
  [[ -r $release ]] || release=${home%/jre}/release
  if [[ -r $release ]]; then
    IFS= read -r -d '' release <"$release" || true
    version=${release#*JAVA_VERSION=\"}
    version=${version%%\"*}
  fi
  if [[ $version =~ ^[0-9]+ ]]; then major=${BASH_REMATCH[0]}; fi
}

# From JDK 25 on a start takes a fifth less. Where nobody chose by JAVA_HOME, one that is installed goes before an older java on the path.
prefer_jdk25() {
  local found
  for found in /usr/lib/jvm/*-25* /Library/Java/JavaVirtualMachines/*-25*/Contents/Home; do
    if [[ -x $found/bin/javac ]]; then
      read_version "$found/bin/java"
      if ((major == 25)); then
        java=$found/bin/java
        return
      fi
    fi
  done
  read_version "$java"
}

start() {
  local terminals path
  find_java
  read_version "$java"
  if [[ -z ${JAVA_HOME-} ]] && ((major < 25)); then prefer_jdk25; fi
  [[ -x $java ]] || die 'no Java found: set JAVA_HOME to a JDK 17 or later, or put its java on the path'
  if ((major < 17)); then
    die "$java is of version $version; a JDK 17 or later is needed (JAVA_HOME chooses it)"
  fi
  # An archive fits one virtual machine only, so each gets its own.
  archive=$kept/classes${home//\//_}-$version
  if ((major < 25)); then
    archive+=.jsa make=ArchiveClassesAtExit use=SharedArchiveFile
  else
    if [[ ${1-} == resolve ]]; then archive+=-resolve; fi
    archive+=.aot make=AOTCacheOutput use=AOTCache
  fi

  # -Xlog:disable because an archive that does not fit is no news. Most commands are over before a better compiler would pay, and their
  # heap begins small and stays near what is in use: the usual one takes a sixty-fourth of the machine before it tidies up.
  # What they keep of a page they keep to the end: what is still there when they first tidy up is not looked at a second time soon.
  options=(-Xlog:disable -XX:+UseSerialGC)
  case ${1-} in
    serve | eval | feed | conformance) ;;
    *)
      options+=(-Xms64m -XX:NewRatio=1 -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:MaxTenuringThreshold=0)
      # Much of what is compiled runs a few hundred times more: to compile longer methods into their callers takes longer than it spares.
      # And what is called by reflection is called once or twice, for which no code is to be made.
      # A virtual machine without that compiler (Zero) does not know how to tell it so, and is not to fail for that.
      options+=(-XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:C1MaxInlineSize=20 -XX:-UsePerfData)
      if ((major >= 25)); then options+=(-Djdk.reflect.useNativeAccessorOnly=true); fi
      ;;
  esac
  # We log nothing. But the first logger of the HTTP client has the runtime look through all jars for another kind of loggers, unless
  # there is no configuration of loggers to be read. Then warnings of libraries are lost, too; who wants them names a configuration.
  if [[ ${1-} != serve && "${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-}" != *java.util.logging.config.file=* ]]; then
    options+=("-Djava.util.logging.config.file=$app/no-logging")
  fi

  # A full disk or a file system without locks is no reason not to start.
  if [[ ! -e $archive && -w $kept ]]; then exclusively archive_classes 2>/dev/null || true; fi
  if [[ -s $archive ]]; then
    options+=("-XX:$use=$archive")
    # At the address that it was made for. Anywhere else, as is usual, each of its pages has to be changed first. A server, which others
    # reach for as long as it runs, is not to be where they expect it.
    if ((major < 25)) && [[ ${1-} != serve ]]; then options+=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0); fi
  fi

  # Without a locale Java cannot read paths that are not ASCII.
  if [[ -z ${LC_ALL-}${LC_CTYPE-}${LANG-} ]]; then export LC_CTYPE=C.UTF-8; fi

  # Java itself cannot tell which of its streams are terminals.
  terminals=
  if [[ -t 1 ]]; then terminals+=out; fi
  if [[ -t 2 ]]; then terminals+=err; fi
  options+=(-Dheadwater.terminals="$terminals")

  path=$app/resolver-cli.jar
  # The server and the kit have libraries of their own, which no other command is to look through.
  if [[ ${1-} == serve ]]; then path+=:$app/lib/gateway/*; fi
  if [[ ${1-} == conformance ]]; then path+=:$app/lib/conformance/*; fi

  # A class path cannot say it, nor can -jar.
  [[ $app != *:* ]] || die "Java finds nothing in a folder with a colon in its path: $app"

  # Not -jar: the virtual machine would open the archive to find out which class that is.
  exec "$java" "${options[@]}" -cp "$path" dev.headwater.cli.Main "$@"
}
