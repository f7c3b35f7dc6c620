// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears the end of a build, and hands on all that is told to the listener that was there before. No class of methods,
 * for Maven adds to these.
 */
final class SessionEnd implements InvocationHandler {
    private final @Nullable ExecutionListener former;
    private final Runnable atEnd;

    private SessionEnd(@Nullable ExecutionListener former, Runnable atEnd) {
        this.former = former;
        this.atEnd = atEnd;
    }

    /** {@return a listener that does something when the build is over, before the former one is told} */
    static ExecutionListener before(@Nullable ExecutionListener former, Runnable atEnd) {
        return (ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                new SessionEnd(former, atEnd));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        try {
            if (method.getName().equals("sessionEnded")) {
                atEnd.run();
            }
            return former == null ? null : method.invoke(former, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
