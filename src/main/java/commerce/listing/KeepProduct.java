package commerce.listing;

import commerce.catalogue.ProductId;
import commerce.product.Draft;
import commerce.product.MoveDraft;
import commerce.product.ProductHappening;
import commerce.product.ReadOwnProduct;
import commerce.product.SellerPerson;
import commerce.product.WriteProduct;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What a seller's person has filled in is kept, and handed in if that is asked for: both, or neither when one is refused. */
@Component
class KeepProduct {
    private final WriteProduct write;
    private final ReadOwnProduct products;
    private final MoveDraft move;

    KeepProduct(WriteProduct write, ReadOwnProduct products, MoveDraft move) {
        this.write = write;
        this.products = products;
        this.move = move;
    }

    /**
     * Keeps it.
     *
     * @param id null for a new product
     * @param version of what is written, as they saw it
     * @throws platform.web.DomainException what {@link WriteProduct} and {@link MoveDraft} throw
     */
    @Transactional
    public ProductId keep(SellerPerson person, @Nullable ProductId id, int version, Draft draft, boolean handIn) {
        ProductId kept = write.write(person, id, version, draft);
        if (handIn) {
            move.move(person, kept, products.read(person.seller(), kept).draftVersion(), ProductHappening.SUBMIT);
        }
        return kept;
    }

    /** Refuses what {@link #keep} would refuse before anything is done for it: pictures are made anew before, and stay. */
    @Transactional
    public void check(SellerPerson person, @Nullable ProductId id, int version, Draft draft) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        write.write(person, id, version, draft);
    }
}
