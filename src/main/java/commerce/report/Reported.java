package commerce.report;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;

/** What a feature above lets members report and operators hide. */
public interface Reported {
    ReportKind kind();

    /** What they say, hidden or not; one that is gone is absent. */
    Map<Long, Excerpt> excerpts(Collection<Long> ids);

    /** Nobody is shown it any more, or everybody is again; false when that was so before, or it is gone. */
    boolean setHidden(long id, boolean hidden);

    /** Whose goods it is about; empty when it is gone. */
    Optional<SellerId> sellerOf(long id);

    /** What was written about which product. */
    record Excerpt(ProductId product, String text) {}
}
