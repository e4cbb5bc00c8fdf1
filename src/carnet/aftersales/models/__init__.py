from carnet.aftersales.models.case import Case, CaseState, Urgency
from carnet.aftersales.models.charge import Charge
from carnet.aftersales.models.product import Installed, Warranty
from carnet.aftersales.models.reception import Reception
from carnet.aftersales.models.report import CasePhoto, Report

__all__ = ["Case", "CasePhoto", "CaseState", "Charge", "Installed", "Reception", "Report", "Urgency", "Warranty"]
