"""What is known beforehand about one negotiation: parties, people, offices, bodies, instruments, issues.

`load("ukraine")` gives the dossier that ships with the package, `load(path)` one from a folder of your own.
"""

from guarantor.dossiers.dossier import Body, Dossier, Instrument, Names, Office, Party, Person, Tenure
from guarantor.dossiers.loader import load

__all__ = ["Body", "Dossier", "Instrument", "Names", "Office", "Party", "Person", "Tenure", "load"]
