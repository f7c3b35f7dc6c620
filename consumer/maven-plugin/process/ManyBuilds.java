// SPDX-License-Identifier: Apache-2.0

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.cli.MavenCli;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.ClassWorldListener;
import org.codehaus.plexus.classworlds.realm.ClassRealm;

/**
 * Runs one build many times in this process, as daemons and editors do, and tells what is left of it: threads that were
 * not there before, and class loaders of the plugin.
 */
final class ManyBuilds {
    private static final int BUILDS = 20;
    private static final int MOST_COLLECTIONS = 300;

    /** One whose methods the JDK makes: see {@link #displace}. */
    private record Resident(String name, Object other) {}

    private ManyBuilds() {}

    /** Runs: the folder of the project, then the words of Maven. */
    public static void main(String[] words) throws Exception {
        String folder = words[0];
        String[] arguments = List.of(words).subList(1, words.length).toArray(String[]::new);
        System.setProperty(MavenCli.MULTIMODULE_PROJECT_DIRECTORY, folder);
        List<WeakReference<ClassRealm>> realms = new ArrayList<>();
        Set<String> before = threads();
        int failed = 0;
        for (int i = 0; i < BUILDS; i++) {
            failed += build(folder, arguments, realms) == 0 ? 0 : 1;
        }
        displace();
        System.out.println("builds that failed: " + failed);
        System.out.println("class loaders of the plugin: " + realms.size());
        Set<String> left = threads();
        left.removeAll(before);
        System.out.println("threads left: " + left);
        System.out.println("class loaders left: " + left(realms));
        System.exit(0);
    }

    private static int build(String folder, String[] arguments, List<WeakReference<ClassRealm>> realms) {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        ClassWorld world = new ClassWorld("plexus.core", MavenCli.class.getClassLoader());
        world.addListener(new Watch(realms));
        try {
            return new MavenCli(world).doMain(arguments, folder, System.err, System.err);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    /** Sees the class loaders of the plugin come and go. */
    private record Watch(List<WeakReference<ClassRealm>> realms) implements ClassWorldListener {
        @Override
        public void realmCreated(ClassRealm realm) {
            if (realm.getId().contains("resolver-maven-plugin")) {
                realms.add(new WeakReference<>(realm));
            }
        }

        /** The one thread of the client's library that ends by itself, a minute later: nobody here waits for that. */
        @Override
        public void realmDisposed(ClassRealm realm) {
            if (!realm.getId().contains("resolver-maven-plugin")) {
                return;
            }
            try {
                Object runner = realm.loadClass("okhttp3.internal.concurrent.TaskRunner")
                        .getField("INSTANCE")
                        .get(null);
                Object backend = runner.getClass().getMethod("getBackend").invoke(runner);
                backend.getClass().getMethod("shutdown").invoke(backend);
            } catch (ClassNotFoundException e) {
                // The build asked nobody, so there is no such thread.
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** JDK 17 keeps the last class whose record was compared, hashed or shown, until another is (JDK-8078641). */
    private static void displace() {
        Resident one = new Resident("one", "x");
        Resident other = new Resident("other", "y");
        if (one.equals(other) || one.hashCode() == other.hashCode() || one.toString().isEmpty()) {
            throw new IllegalStateException();
        }
    }

    private static long left(List<WeakReference<ClassRealm>> realms) throws InterruptedException {
        long left = realms.size();
        for (int i = 0; i < MOST_COLLECTIONS && left > 0; i++) {
            System.gc();
            left = realms.stream().filter(realm -> realm.get() != null).count();
        }
        return left;
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.equals("OkHttp TaskRunner"))
                .forEach(names::add);
        return names;
    }
}
