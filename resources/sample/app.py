"""A small shop for tea, as Flask applications look: models, an application factory, and Flask-Migrate.

    flask db upgrade

uses a SQLite file in the instance folder; DATABASE_URL names another database.
"""
import enum
import os
from datetime import datetime

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
migrate = Migrate()


class OrderStatus(enum.Enum):
    open = "open"
    paid = "paid"
    shipped = "shipped"
    cancelled = "cancelled"


class Customer(db.Model):
    __tablename__ = "customers"
    __table_args__ = (db.Index("ix_customers_email", "email", unique=True),)

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(120), nullable=False)
    email = db.Column(db.String(254), nullable=False)
    joined_at = db.Column(db.DateTime, nullable=False, server_default=db.func.current_timestamp())
    wants_newsletter = db.Column(db.Boolean, nullable=False, server_default=db.false())


class Category(db.Model):
    __tablename__ = "categories"
    __table_args__ = (db.UniqueConstraint("name", name="uq_categories_name"),)

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(60), nullable=False)


class Supplier(db.Model):
    __tablename__ = "suppliers"
    __table_args__ = (db.UniqueConstraint("name", name="uq_suppliers_name"),)

    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(120), nullable=False)
    country = db.Column(db.String(2), nullable=False)
    contact_email = db.Column(db.String(254))


class Product(db.Model):
    __tablename__ = "products"
    __table_args__ = (
        db.CheckConstraint("price > 0", name="ck_products_price"),
        db.CheckConstraint("in_stock >= 0", name="ck_products_in_stock"),
        db.Index("ix_products_slug", "slug", unique=True),
    )

    id = db.Column(db.Integer, primary_key=True)
    category_id = db.Column(db.Integer, db.ForeignKey("categories.id", name="fk_products_category"), nullable=False)
    name = db.Column(db.String(120), nullable=False)
    description = db.Column(db.Text)
    price = db.Column(db.Numeric(8, 2), nullable=False)
    in_stock = db.Column(db.Integer, nullable=False, server_default="0")
    supplier_id = db.Column(db.Integer, db.ForeignKey("suppliers.id", name="fk_products_supplier", ondelete="SET NULL"))
    slug = db.Column(db.String(140))


class Delivery(db.Model):
    __tablename__ = "deliveries"

    id = db.Column(db.Integer, primary_key=True)
    supplier_id = db.Column(
        db.Integer, db.ForeignKey("suppliers.id", name="fk_deliveries_supplier", ondelete="CASCADE"), nullable=False
    )
    product_id = db.Column(
        db.Integer, db.ForeignKey("products.id", name="fk_deliveries_product", ondelete="CASCADE"), nullable=False
    )
    quantity = db.Column(db.Integer, nullable=False)
    arrived_on = db.Column(db.Date, nullable=False)


class ShippingMethod(db.Model):
    __tablename__ = "shipping_methods"

    code = db.Column(db.String(20), primary_key=True)
    name = db.Column(db.String(60), nullable=False)
    price = db.Column(db.Numeric(8, 2), nullable=False)


class Coupon(db.Model):
    __tablename__ = "coupons"
    __table_args__ = (db.CheckConstraint("percent BETWEEN 1 AND 100", name="ck_coupons_percent"),)

    code = db.Column(db.String(20), primary_key=True)
    percent = db.Column(db.SmallInteger, nullable=False)
    valid_until = db.Column(db.Date)


class Order(db.Model):
    __tablename__ = "orders"
    __table_args__ = (db.Index("ix_orders_customer_placed", "customer_id", "placed_at"),)

    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.Integer, db.ForeignKey("customers.id", name="fk_orders_customer"), nullable=False)
    status = db.Column(db.Enum(OrderStatus, name="order_status"), nullable=False, server_default="open")
    placed_at = db.Column(db.DateTime, nullable=False, server_default=db.func.current_timestamp())
    shipping_code = db.Column(db.String(20), db.ForeignKey("shipping_methods.code", name="fk_orders_shipping_method"))
    coupon_code = db.Column(db.String(20), db.ForeignKey("coupons.code", name="fk_orders_coupon"))


class OrderLine(db.Model):
    __tablename__ = "order_lines"
    __table_args__ = (db.CheckConstraint("quantity > 0", name="ck_order_lines_quantity"),)

    order_id = db.Column(
        db.Integer, db.ForeignKey("orders.id", name="fk_order_lines_order", ondelete="CASCADE"), primary_key=True
    )
    product_id = db.Column(db.Integer, db.ForeignKey("products.id", name="fk_order_lines_product"), primary_key=True)
    quantity = db.Column(db.Integer, nullable=False)
    unit_price = db.Column(db.Numeric(8, 2), nullable=False)


class Review(db.Model):
    __tablename__ = "reviews"
    __table_args__ = (
        db.UniqueConstraint("customer_id", "product_id", name="uq_reviews_customer_product"),
        db.CheckConstraint("stars BETWEEN 1 AND 5", name="ck_reviews_stars"),
    )

    id = db.Column(db.Integer, primary_key=True)
    customer_id = db.Column(db.Integer, db.ForeignKey("customers.id", name="fk_reviews_customer"), nullable=False)
    product_id = db.Column(db.Integer, db.ForeignKey("products.id", name="fk_reviews_product"), nullable=False)
    stars = db.Column(db.SmallInteger, nullable=False)
    text = db.Column(db.Text)
    written_at = db.Column(db.DateTime, nullable=False, default=datetime.utcnow)


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DATABASE_URL", "sqlite:///shop.db")
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True)
    return app
