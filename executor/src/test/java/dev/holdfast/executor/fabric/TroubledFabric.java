package dev.holdfast.executor.fabric;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** A fabric some of whose calls fail for good; the others go to the fabric behind it. */
public final class TroubledFabric {

    private TroubledFabric() {}

    /**
     * The fabric with its trouble.
     *
     * @param fails which calls fail, by the names of methods
     */
    public static Fabric around(Fabric fabric, Predicate<String> fails) {
        return (Fabric) Proxy.newProxyInstance(
                Fabric.class.getClassLoader(), new Class<?>[] {Fabric.class}, (proxy, method, arguments) -> {
                    if (fails.test(method.getName())) {
                        throw FabricException.permanent(
                                FabricError.UNAVAILABLE, "The call " + method.getName() + " failed.");
                    }
                    try {
                        return method.invoke(fabric, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
