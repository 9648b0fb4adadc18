package org.lyceum.local.lambda;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/// What a handler sees of classes: the JDK, its own asset, and Lambda's interfaces, as on AWS.
///
/// Nothing of this runtime's own libraries leaks in: a library that the asset forgot is missing
/// here too.
final class AssetClassLoader extends URLClassLoader {
    private static final String INTERFACES = "com.amazonaws.services.lambda.runtime.";
    private static final String LOGGING = INTERFACES + "logging.";

    static {
        registerAsParallelCapable();
    }

    AssetClassLoader(Path jar) {
        super("asset", new URL[] {url(jar)}, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isInterfaceOfLambda(name)) {
            return AssetClassLoader.class.getClassLoader().loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    private static boolean isInterfaceOfLambda(String name) {
        return name.startsWith(LOGGING)
                || (name.startsWith(INTERFACES) && name.indexOf('.', INTERFACES.length()) < 0);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No URL for " + jar, e);
        }
    }
}
