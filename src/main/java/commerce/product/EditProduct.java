package commerce.product;

import java.util.Optional;
import java.util.stream.Stream;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** A seller's person has a product cost something else and stand somewhere else, both or neither. */
@Service
public class EditProduct {
    private final Products products;
    private final RepriceProduct reprice;
    private final MoveProduct move;

    EditProduct(Products products, RepriceProduct reprice, MoveProduct move) {
        this.products = products;
        this.reprice = reprice;
        this.move = move;
    }

    /**
     * Changes what is to be another; of what is the same already, nothing happens.
     *
     * @param version of the product that they saw
     * @return whether anything changed
     * @throws DomainException what {@link RepriceProduct} and {@link MoveProduct} throw
     */
    @Transactional
    public boolean edit(SellerPerson person, ProductId id, int version, Terms terms, ProductStatus wanted) {
        Products.Known known = products.lock(id).filter(each -> each.seller().equals(person.seller()))
                .orElseThrow(Refusals::notFound);
        boolean isRepriced = !known.terms().equals(terms);
        boolean isMoved = known.status() != wanted;
        if (isRepriced || isMoved) {
            Refusals.requireVersion(version, known.version());
        }
        // Nothing is written yet when it is refused: who only tries may go on with another one.
        Optional<ProductHappening> way = way(known.status(), wanted);
        if (isMoved && way.isEmpty()) {
            throw new DomainException(CommerceError.PRODUCT_IN_OTHER_STATE, known.status());
        }
        if (isRepriced) {
            reprice.reprice(person, id, version, terms);
        }
        if (isMoved) {
            move.move(person, id, way.orElseThrow());
        }
        return isRepriced || isMoved;
    }

    /** What has to happen to it. */
    private static Optional<ProductHappening> way(ProductStatus from, ProductStatus to) {
        return Stream
                .of(ProductHappening.PAUSE, ProductHappening.RESUME, ProductHappening.SELL_OUT,
                        ProductHappening.RESTOCK, ProductHappening.STOP)
                .filter(happening -> ProductRules.step(from, happening).filter(to::equals).isPresent()).findFirst();
    }
}
