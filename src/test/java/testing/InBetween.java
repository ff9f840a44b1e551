package testing;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets something happen right before a use case begins its transaction: after what it judged, before what it does by that. */
public final class InBetween extends TransactionTemplate {
    private static final long serialVersionUID = 1L;

    private final transient Runnable happening;

    public InBetween(ApplicationContext context, Runnable happening) {
        super(context.getBean(PlatformTransactionManager.class));
        this.happening = happening;
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        happening.run();
        return super.execute(action);
    }
}
