package commerce.seller;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.business.BusinessNumber;
import platform.id.Tsid;

/**
 * With what a business applied.
 *
 * @param representative the name of who represents it
 * @param mailOrderNumber of its notice as a mail-order business (통신판매업신고, 전자상거래법 제12조)
 * @param phone where its customers call
 * @param documents the names of the documents that were handed in
 * @param plan the fee plan that it asks for
 */
record SellerApplication(SellerId seller, String name, BusinessNumber businessNumber, String representative,
        String mailOrderNumber, String phone, String address, List<String> documents, String plan, Tsid enteredBy,
        Instant enteredAt, @Nullable Tsid decidedBy) {
    SellerApplication {
        documents = List.copyOf(documents);
    }
}
