package commerce.question;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerStatus;
import commerce.order.Buyers;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member asks a seller about a product. */
@Service
class AskQuestion {
    private final Catalogue catalogue;
    private final Questions questions;
    private final Buyers buyers;
    private final Ids ids;
    private final Clock clock;

    AskQuestion(Catalogue catalogue, Questions questions, Buyers buyers, Ids ids, Clock clock) {
        this.catalogue = catalogue;
        this.questions = questions;
        this.buyers = buyers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks it.
     *
     * @param secret whether only they and the seller are shown what it says
     * @throws DomainException {@link CommerceError#PRODUCT_NOT_FOUND} of one that nobody will sell again,
     *     {@link CommerceError#BUYER_LEFT}: nobody would take back what they ask
     */
    @Transactional
    public Question ask(Tsid member, ProductId id, boolean secret, String text) {
        if (buyers.left(member)) {
            throw new DomainException(CommerceError.BUYER_LEFT);
        }
        Product product = catalogue.find(id).filter(found -> found.status() != ProductStatus.STOPPED)
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
        if (catalogue.seller(product.sellerId())
                .filter(seller -> seller.status() == SellerStatus.APPROVED || seller.status() == SellerStatus.PAUSED)
                .isEmpty()) {
            throw new DomainException(CommerceError.PRODUCT_NOT_FOUND);
        }
        Question question = new Question(new QuestionId(ids.nextLong()), id, product.name(), product.sellerId(), member,
                secret, text, Question.State.VISIBLE, clock.instant().truncatedTo(ChronoUnit.MICROS), null, null);
        questions.add(question);
        return question;
    }
}
