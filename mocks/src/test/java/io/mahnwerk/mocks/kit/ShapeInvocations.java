package io.mahnwerk.mocks.kit;

import io.mahnwerk.mocks.erp.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class once for each shape; what it starts meanwhile is set up in that shape. The property
 * {@code mahnwerk.shape} narrows it to the one of that name.
 */
final class ShapeInvocations
    implements ClassTemplateInvocationContextProvider, AfterClassTemplateInvocationCallback {
  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    String only = System.getProperty("mahnwerk.shape", "");
    return Registered.simulatedErp().shapes().stream()
        .filter(shape -> only.isEmpty() || only.equals(shape.name()))
        .map(Invocation::new);
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    Registered.inShape(Shape.USUAL);
  }

  private record Invocation(Shape shape) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return shape.name();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
      Registered.inShape(shape);
    }
  }
}
